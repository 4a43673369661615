import { useEffect, useMemo, useState } from 'react'
import { i18n } from '../../i18n/i18n'
import { useDocument, useInterface } from '../../state/studio'
import { useSubject } from '../../views/frame/useSubject'
import { drawBlocks } from '../blocks/drawBlocks'
import { drawNeurons } from '../neurons/drawNeurons'
import type { Scene } from '../scene/scene'
import { styleFor, type PictureStyle } from '../styleFor'
import { useKnownWeights } from '../useKnownWeights'
import type { PictureSettings } from './pictureSettings'

export interface PictureView {
  readonly style: PictureStyle
  /** `null`: being made, or there is none. */
  readonly scene: Scene | null
  readonly failed: boolean
  readonly empty: boolean
  /** Whether there is a run whose weights could be shown. */
  readonly hasRun: boolean
}

/** The picture of the network on the canvas, made anew whenever the network, the settings or the weights change. */
export function usePicture(settings: PictureSettings): PictureView {
  const { document, checked } = useDocument((s) => s)
  const shown = useInterface((s) => s.language)
  const language = settings.language ?? shown
  const t = useMemo(() => i18n.getFixedT(language), [language])
  const style = useMemo(() => settings.style ?? styleFor(checked, language, t), [settings.style, checked, language, t])
  const subject = useSubject()
  const { weights } = useKnownWeights({ ...subject, node: '' }, checked, settings.weights && style === 'neurons')
  const [made, setMade] = useState<{ scene: Scene | null; failed: boolean }>({ scene: null, failed: false })
  const empty = document.nodes.length === 0
  useEffect(() => {
    let current = true
    const common = {
      language,
      t,
      colors: settings.colors,
      fontSize: settings.fontSize,
      paper: !settings.transparent,
      title: document.title,
    }
    const scene = async (): Promise<Scene> =>
      style === 'neurons'
        ? drawNeurons(checked, { ...common, biases: settings.biases, weights: settings.weights ? weights : undefined })
        : drawBlocks(document, checked, { ...common, ...settings, language })
    void scene().then(
      (done) => current && setMade({ scene: done, failed: false }),
      () => current && setMade({ scene: null, failed: true }),
    )
    return () => {
      current = false
    }
  }, [document, checked, style, settings, weights, language, t])
  return { style, ...made, scene: empty ? null : made.scene, empty, hasRun: subject.runId !== null }
}
