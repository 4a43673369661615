import type { ComponentType } from 'react'

const found = import.meta.glob<{ default: ComponentType }>('../{canvas,palette,inspector,problems,data,training,insight}/*.tsx', { eager: true })
const room = (path: string): ComponentType => found[`../${path}.tsx`]?.default ?? (() => null)

export const Canvas = room('canvas/Canvas')
export const Palette = room('palette/Palette')
export const Inspector = room('inspector/Inspector')
export const ProblemsPanel = room('problems/ProblemsPanel')
export const DataTab = room('data/DataTab')
export const DataPreview = room('data/DataPreview')
export const CurvesPanel = room('training/CurvesPanel')
export const CurvesToolbar = room('training/CurvesToolbar')
export const RunsPanel = room('training/RunsPanel')
export const TrainingSettings = room('training/TrainingSettings')
export const ExportDialog = room('training/ExportDialog')
export const EvaluatePanel = room('insight/EvaluatePanel')
export const TestPanel = room('insight/TestPanel')
