import type { Studio } from '../state/studio'
import type { Action } from './defineAction'
import { addNoteAction } from './canvas/addNote'
import { alignActions } from './canvas/align'
import { arrangeAction } from './canvas/arrange'
import { connectNodeAction } from './canvas/connectNode'
import { freezeAction } from './canvas/freeze'
import { lookInsideAction } from './canvas/lookInside'
import { foldAction, groupAction, ungroupAction } from './canvas/groups'
import { quickAddAction } from './canvas/quickAdd'
import { saveBlockAction } from './canvas/saveBlock'
import { fitAction, zoomInAction, zoomOutAction } from './canvas/zoom'
import { copyAction, cutAction, pasteAction } from './edit/clipboard'
import { deleteAction } from './edit/deleteSelection'
import { duplicateAction } from './edit/duplicate'
import { redoAction, undoAction } from './edit/history'
import { selectAllAction } from './edit/selectAll'
import { exportAction } from './file/export'
import { homeAction } from './file/home'
import { importAction } from './file/import'
import { newAction } from './file/new'
import { openAction } from './file/open'
import { pictureAction } from './file/picture'
import { saveAction } from './file/save'
import { saveAsAction } from './file/saveAs'
import { aboutAction } from './help/about'
import { explainAction } from './help/explain'
import { deviceAction } from './help/device'
import { shortcutsAction } from './help/shortcuts'
import { applyToRunAction } from './run/applyToRun'
import { fasterAction, slowerAction } from './run/speedActions'
import { stepAction } from './run/step'
import { stopAction } from './run/stop'
import { trainAction } from './run/train'
import { trainingSettingsAction } from './run/trainingSettings'
import { commandPaletteAction } from './view/commandPalette'
import { drawerTabActions } from './view/drawerTabs'
import { toggleDrawerAction, toggleLeftAction, toggleRightAction } from './view/panels'
import { regionActions } from './view/regions'
import { switchLanguageAction } from './view/switchLanguage'
import { darkThemeAction, lightThemeAction, systemThemeAction } from './view/themes'

/** Everything a person can do: what the command palette, the shortcuts and the help read. */
export const actions: readonly Action[] = [
  newAction,
  openAction,
  saveAction,
  saveAsAction,
  importAction,
  exportAction,
  pictureAction,
  homeAction,
  undoAction,
  redoAction,
  cutAction,
  copyAction,
  pasteAction,
  duplicateAction,
  deleteAction,
  selectAllAction,
  quickAddAction,
  connectNodeAction,
  addNoteAction,
  groupAction,
  ungroupAction,
  foldAction,
  saveBlockAction,
  freezeAction,
  lookInsideAction,
  arrangeAction,
  ...alignActions,
  fitAction,
  zoomInAction,
  zoomOutAction,
  trainAction,
  stepAction,
  stopAction,
  slowerAction,
  fasterAction,
  applyToRunAction,
  trainingSettingsAction,
  commandPaletteAction,
  toggleLeftAction,
  toggleRightAction,
  toggleDrawerAction,
  ...drawerTabActions,
  ...regionActions,
  switchLanguageAction,
  lightThemeAction,
  darkThemeAction,
  systemThemeAction,
  // Before the list of shortcuts, which has the same key where no node is selected.
  explainAction,
  shortcutsAction,
  deviceAction,
  aboutAction,
]

/** Groups that act on the open project and so need it on the screen. */
const NEEDS_STUDIO: ReadonlySet<Action['group']> = new Set(['edit', 'canvas', 'run'])

/** Whether an action can be done now. */
export const isEnabled = (action: Action, studio: Studio): boolean =>
  (!NEEDS_STUDIO.has(action.group) || studio.interface.getState().screen === 'studio') &&
  (action.enabled?.(studio) ?? true)
