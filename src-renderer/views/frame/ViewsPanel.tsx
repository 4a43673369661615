import { ActionIcon, Select, Tooltip } from '@mantine/core'
import { IconPictureInPictureTop, IconPin } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { createId } from '@shared/graph/createId'
import Scrubber from '../../moments/Scrubber'
import { useNodeTitles } from '../../training/useNodeTitles'
import { useInterface, useStudio, useViews } from '../../state/studio'
import type { ChosenView, ViewPlace } from '../../state/views/createViewStore'
import type { View } from '../defineView'
import { VIEWS, viewOf } from '../registry'
import classes from './frame.module.css'
import ShownView from './ShownView'
import { chooseNode, shownNodes } from './shownNodes'
import { useSubject } from './useSubject'

const ICON = 16
/** Where a view stands that was taken out of the drawer, px; each next one a little further. */
const FIRST = { floating: { x: 320, y: 96 }, pinned: { x: 0, y: 16 } } as const
const FURTHER = 24
/** Among more layers one is searched by its name. */
const MANY = 12
/** So many layers are named that a view can show. */
const FEW = 3

/** One view at a time: which one, of which layer, and what it shows. It can be taken out of the drawer. */
export default function ViewsPanel(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen, views } = useStudio()
  const docked = useViews((s) => s.docked)
  const selected = useInterface((s) => s.selection.nodes[0])
  const { runId, checked, document } = useSubject()
  const titleOf = useNodeTitles(document.nodes)
  const view =
    viewOf(docked?.view ?? '') ?? VIEWS.find((one) => shownNodes(one, checked).length > 0) ?? (VIEWS[0] as View)
  const shown = shownNodes(view, checked)
  const node = chooseNode(shown, selected, docked?.node)
  const chosen: ChosenView = { view: view.id, node: node ?? '', settings: docked?.settings ?? {} }
  const { dock } = views.getState()
  const choose = (id: string): void => {
    dock({ ...chosen, node: id })
    screen.getState().select({ nodes: [id] })
  }
  return (
    <div className={classes['whole']}>
      <div className={classes['docked']}>
        <div className={classes['head']}>
          <ViewField chosen={chosen} view={view} disabled={node === undefined} />
          {view.of === 'layer' && node !== undefined && (
            <Select
              size="xs"
              label={t('inside.layer')}
              value={node}
              allowDeselect={false}
              searchable={shown.length > MANY}
              onChange={(id) => id !== null && choose(id)}
              data={shown.map((id) => ({ value: id, label: titleOf(id) }))}
            />
          )}
        </div>
        {node !== undefined ? (
          <ShownView chosen={chosen} onSettings={(settings) => dock({ ...chosen, settings })} />
        ) : (
          <p className={classes['words']} style={{ gridArea: 'stage' }}>
            {t(`views.${view.id}.needs`)}
          </p>
        )}
        {view.of === 'layer' && node !== undefined && selected !== undefined && !shown.includes(selected) && (
          <p className={classes['note']} role="status">
            {t('views.cannot', { node: titleOf(selected), layers: shown.slice(0, FEW).map(titleOf).join(', ') })}
          </p>
        )}
      </div>
      {runId !== null && <Scrubber key={runId} runId={runId} />}
    </div>
  )
}

interface FieldProps {
  readonly chosen: ChosenView
  readonly view: View
  /** There is nothing that it could show. */
  readonly disabled: boolean
}

/** Which view, and where it is to stand. */
function ViewField({ chosen, view, disabled }: FieldProps): ReactElement {
  const { t } = useTranslation()
  const { views } = useStudio()
  const takeOut = (place: ViewPlace): void => {
    const { open, add } = views.getState()
    const others = open.filter((one) => one.place === place && (place === 'floating' || one.node === chosen.node))
    const further = FURTHER * others.length
    add({ ...chosen, id: createId(), place, x: FIRST[place].x + further, y: FIRST[place].y + further })
  }
  const of = (kind: View['of']) =>
    VIEWS.filter((one) => one.of === kind).map(({ id }) => ({ value: id, label: t(`views.${id}.name`) }))
  return (
    <div className={classes['choice']}>
      <Select
        size="xs"
        label={t('views.view')}
        value={view.id}
        allowDeselect={false}
        maxDropdownHeight={360}
        onChange={(id) => id !== null && views.getState().dock({ view: id, node: chosen.node, settings: {} })}
        data={(['layer', 'network'] as const)
          .map((kind) => ({ group: t(`views.of.${kind}`), items: of(kind) }))
          .filter(({ items }) => items.length > 0)}
      />
      <div className={classes['buttons']}>
        <TakeOut place="floating" disabled={disabled} onTake={takeOut} />
        {view.of === 'layer' && <TakeOut place="pinned" disabled={disabled} onTake={takeOut} />}
      </div>
    </div>
  )
}

interface TakeOutProps {
  readonly place: ViewPlace
  readonly disabled: boolean
  onTake(place: ViewPlace): void
}

function TakeOut({ place, disabled, onTake }: TakeOutProps): ReactElement {
  const { t } = useTranslation()
  const Icon = place === 'floating' ? IconPictureInPictureTop : IconPin
  const label = t(`views.take.${place}`)
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={() => onTake(place)}>
        <Icon size={ICON} />
      </ActionIcon>
    </Tooltip>
  )
}
