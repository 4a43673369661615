import { Button, Stack } from '@mantine/core'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { matchBlock, type BlockMatch } from '@shared/graph/blocks/matchBlock'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { renameGroup } from '@shared/graph/commands/renameGroup'
import { setBlockParams } from '@shared/graph/commands/setBlockParams'
import { createId } from '@shared/graph/createId'
import type { GraphGroup, JsonValue } from '@shared/graph/document'
import { IconBookmark, IconFold, IconFoldDown, IconInfoCircle, IconStack2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { saveBlockAction } from '../actions/canvas/saveBlock'
import { applyChange } from '../canvas/applyChange'
import { canvasStore } from '../canvas/canvasStore'
import Glyph from '../canvas/card/Glyph'
import { nodeOfDiagnostic } from '../canvas/flow/toFlowGraph'
import { foldGroup } from '../canvas/foldGroup'
import { unfoldRoom } from '../canvas/unfoldRoom'
import Formula from '../formula/Formula'
import { formatNumber, localized } from '../i18n/format'
import { useBlocks, useDocument, useInterface, useStudio, type Studio } from '../state/studio'
import DraftInput from './DraftInput'
import FieldRow from './FieldRow'
import styles from './Inspector.module.css'
import { ParamField } from './ParamField'
import Problems from './Problems'
import RunNotice from './RunNotice'
import Stat from './Stat'
import TrainsField from './TrainsField'

const ICON = 14
const asIs = (text: string): string => text
const any = (text: string) => ({ ok: true as const, value: text })

/** Gives a block another parameter, and an open one room for what this adds: one step of undo. */
function setParam(studio: Studio, group: GraphGroup, name: string, value: JsonValue): void {
  const { documents, blocks } = studio
  const step = `block:${group.id}:${name}`
  const change = setBlockParams(
    documents.getState().document,
    group.id,
    blocks.getState().find,
    { [name]: value },
    createId,
  )
  if (!change || !applyChange(studio, change, step)) return
  const { document } = documents.getState()
  const { nodes } = document.groups.find(({ id }) => id === group.id) ?? group
  studio.interface.getState().select({ nodes })
  if (group.folded) return
  const sizes = canvasStore.getState().commands?.sizes() ?? new Map()
  applyChange(studio, moveNodes(document, unfoldRoom(document, group.id, sizes)), step)
}

/** A group as a whole: a block with its parameters, or what became of one. */
export default function GroupInspector({ group }: { group: GraphGroup }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const document = useDocument((state) => state.document)
  const checked = useDocument((state) => state.checked)
  const find = useBlocks((state) => state.find)
  const match = matchBlock(document, group, find)
  const block = group.block && find(group.block.id)
  const text = block?.text[language]
  const inside = new Set(group.nodes)
  const found = checked.diagnostics.filter((d) => inside.has(nodeOfDiagnostic(d) ?? ''))
  return (
    <>
      <h2 className={styles.head}>
        <Glyph icon={block?.icon ?? <IconStack2 size={13} />} category={block?.category ?? null} />
        {text?.title ?? t('inspector.group.title')}
      </h2>
      <p className={styles.help}>{(match && text?.help) || t('inspector.group.help')}</p>
      {match && text?.formula && (
        <div className={styles.flow}>
          <Formula>{text.formula}</Formula>
        </div>
      )}
      {group.block && !match && <Left group={group} block={block} />}
      <RunNotice />
      <Fields group={group} match={match} />
      <Totals group={group} />
      <Doings group={group} />
      {found.length > 0 && <h3 className={styles.section}>{t('inspector.group.problems')}</h3>}
      <Problems diagnostics={found} />
    </>
  )
}

/** Why the group no longer has the parameters of its block. */
function Left({ group, block }: { group: GraphGroup; block: BlockDefinition | undefined }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  return (
    <div className={styles.notice}>
      <IconInfoCircle size={ICON} aria-hidden />
      <span>
        {block
          ? t('inspector.group.left', { title: block.text[language].title })
          : t('inspector.group.unknown', { id: group.block?.id })}
      </span>
    </div>
  )
}

/** Its name, and the parameters of its block. */
function Fields({ group, match }: { group: GraphGroup; match: BlockMatch | null }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const document = useDocument((state) => state.document)
  const checked = useDocument((state) => state.checked)
  const inside = new Set(group.nodes)
  const weighted = document.nodes.filter(
    ({ id }) => inside.has(id) && Object.keys(checked.nodes[id]?.weights ?? {}).length > 0,
  )
  const rename = (title: string) =>
    applyChange(studio, renameGroup(studio.documents.getState().document, group.id, title), `name:${group.id}`)
  return (
    <div className={styles.fields}>
      <FieldRow title={t('inspector.nodeName')} help={t('inspector.group.nameHelp')}>
        <DraftInput
          value={localized(group.title, language)}
          format={asIs}
          parse={any}
          onChange={rename}
          label={t('inspector.nodeName')}
        />
      </FieldRow>
      {match &&
        Object.entries(match.block.params).map(([name, spec]) => (
          <ParamField
            key={name}
            name={name}
            spec={spec}
            text={match.block.text[language].params[name]}
            value={match.params[name]}
            onChange={(value) => setParam(studio, group, name, value)}
          />
        ))}
      {weighted.length > 0 && <TrainsField nodes={weighted} />}
    </div>
  )
}

function Totals({ group }: { group: GraphGroup }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const checked = useDocument((state) => state.checked)
  const sum = (of: 'parameterCount' | 'multiplyAdds') =>
    formatNumber(
      group.nodes.reduce((total, id) => total + (checked.nodes[id]?.[of] ?? 0), 0),
      language,
    )
  return (
    <>
      <h3 className={styles.section}>{t('inspector.cost')}</h3>
      <div className={styles.stats}>
        <Stat title={t('inspector.parameters')} value={sum('parameterCount')} />
        <Stat title={t('inspector.multiplyAdds')} value={sum('multiplyAdds')} hint={t('inspector.multiplyAddsHelp')} />
      </div>
    </>
  )
}

function Doings({ group }: { group: GraphGroup }) {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <Stack gap={6} mt={14}>
      <Button
        leftSection={group.folded ? <IconFoldDown size={ICON} /> : <IconFold size={ICON} />}
        onClick={() => foldGroup(studio, group.id, !group.folded)}
      >
        {t(group.folded ? 'inspector.group.unfold' : 'inspector.group.fold')}
      </Button>
      <Button leftSection={<IconBookmark size={ICON} />} onClick={() => void saveBlockAction.run(studio)}>
        {t('actions.saveBlock')}
      </Button>
    </Stack>
  )
}
