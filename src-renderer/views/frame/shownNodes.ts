import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { View } from '../defineView'

/** The nodes that a view can show, in the order in which values flow; of a view of the whole network none, or the network, as an empty text. */
export const shownNodes = (view: View, checked: CheckedGraph): readonly string[] =>
  view.of === 'network'
    ? [''].filter(() => view.shows(checked, ''))
    : checked.order.filter((id) => view.shows(checked, id))

/** Which of them: the first wanted one that is among them, else the first. */
export const chooseNode = (
  shown: readonly string[],
  ...wanted: readonly (string | null | undefined)[]
): string | undefined => wanted.find((id): id is string => id != null && shown.includes(id)) ?? shown[0]
