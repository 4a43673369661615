import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { nodeTitle } from '../canvas/card/itemWords'
import { useColorScheme } from '../shell/useColorScheme'
import { useInterface } from '../state/studio'
import { weightText } from './neurons/drawEdges'
import { drawNeurons } from './neurons/drawNeurons'
import classes from './NeuronDiagram.module.css'
import { PALETTES } from './palette'
import { weightAt, type KnownWeights } from './pictureOptions'
import { FONTS, type Path, type Ref, type Scene } from './scene/scene'
import { shapeElement } from './scene/SceneView'
import { weightSymbol } from './weightSymbol'

/** A weight, by the node that has it, its name and its place in the tensor. */
export type EdgeRef = Omit<Extract<Ref, { kind: 'edge' }>, 'kind'>
export type UnitRef = Omit<Extract<Ref, { kind: 'unit' }>, 'kind'>

interface Props {
  readonly checked: CheckedGraph
  /** The weights as they are now; absent: edges are plain. */
  readonly weights?: KnownWeights | undefined
  readonly biases: boolean
  /** What the picture is called by those who do not see it. */
  readonly label: string
  /** The edge that is marked. */
  readonly selected?: EdgeRef | undefined
  onEdge?(edge: EdgeRef): void
  onUnit?(unit: UnitRef): void
}

/** How wide an edge is for the pointer, px of the picture. */
const TOUCH = 11
/** Size of letters, px. */
const LETTERS = 12
/** How many times its own size a picture is at most. */
const LARGEST = 1.5

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const keyOf = ({ node, name, index }: EdgeRef): string => `${node}/${name}/${index.join(',')}`

/** What an edge says: `w₁₂ = 0.53`, or its symbol alone. */
function useEdgeWords(weights: KnownWeights | undefined): (edge: EdgeRef) => string {
  const language = useInterface((s) => s.language)
  return ({ node, name, index }) => {
    const value = weightAt(weights?.[node]?.[name], index)
    const symbol = weightSymbol(name, index)
    return value === undefined ? symbol : `${symbol} = ${weightText(value, language)}`
  }
}

/** The network as neurons with its weights as they are now: edges and units can be pointed at and pressed, by pointer and by keyboard. */
export default function NeuronDiagram({
  checked,
  weights,
  biases,
  label,
  selected,
  onEdge,
  onUnit,
}: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const scheme = useColorScheme()
  const [pointed, setPointed] = useState<EdgeRef | null>(null)
  const words = useEdgeWords(weights)
  const scene = useMemo(
    () =>
      drawNeurons(checked, {
        language,
        t,
        colors: scheme,
        fontSize: LETTERS,
        paper: false,
        bare: true,
        title: label,
        biases,
        weights,
      }),
    [checked, language, t, scheme, label, biases, weights],
  )
  const marked = pointed ?? selected
  const owner = marked && checked.nodes[marked.node]?.node
  return (
    <div className={classes['diagram']} style={{ background: PALETTES[scheme].paper }}>
      <div className={classes['scroll']}>
        <svg
          viewBox={`0 0 ${scene.width} ${scene.height}`}
          role="group"
          aria-label={label}
          fontFamily={FONTS}
          style={sizes(scene)}
        >
          <g aria-hidden>{scene.shapes.map((shape, i) => shapeElement(shape, { key: i }))}</g>
          <Touched
            scene={scene}
            marked={marked}
            words={words}
            onPoint={setPointed}
            onEdge={onEdge}
            onUnit={onUnit}
            checked={checked}
          />
        </svg>
      </div>
      <output className={classes['words']} aria-live="polite">
        {marked && [owner && nodeTitle(owner, language), words(marked)].filter(Boolean).join(' · ')}
      </output>
    </div>
  )
}

interface TouchedProps extends Pick<Props, 'onEdge' | 'onUnit' | 'checked'> {
  readonly scene: Scene
  readonly marked: EdgeRef | undefined
  words(edge: EdgeRef): string
  onPoint(edge: EdgeRef | null): void
}

/** As large as there is room for, within limits; what has too little room is scrolled, so that numbers stay large enough to read. */
const sizes = ({ width, height }: Scene) => ({
  minWidth: width,
  minHeight: height,
  maxWidth: width * LARGEST,
  maxHeight: height * LARGEST,
})

/** What is pressed lies over the picture, unseen and wider. One edge at a time is reached by Tab; arrow keys go to the others. */
function Touched({ scene, marked, words, onPoint, onEdge, onUnit, checked }: TouchedProps): ReactElement {
  const scheme = useColorScheme()
  const group = useRef<SVGGElement>(null)
  const [stop, setStop] = useState(0)
  const edges = scene.shapes.flatMap((shape): (Path & { ref: EdgeRef })[] =>
    shape.kind === 'path' && shape.ref?.kind === 'edge' ? [{ ...shape, ref: shape.ref }] : [],
  )
  const press = (event: KeyboardEvent, i: number): void => {
    const by = STEPS[event.key]
    const edge = edges[i]?.ref
    if (edge && (event.key === 'Enter' || event.key === ' ')) onEdge?.(edge)
    else if (by === undefined) return
    else {
      const next = (i + by + edges.length) % edges.length
      setStop(next)
      group.current?.querySelectorAll<SVGPathElement>('[data-edge]')[next]?.focus()
    }
    event.preventDefault()
  }
  return (
    <g ref={group} onPointerLeave={() => onPoint(null)}>
      {edges.map(({ ref, points, width = 1 }, i) => {
        const key = keyOf(ref)
        const look =
          marked && keyOf(marked) === key
            ? { stroke: PALETTES[scheme].accent, width: width + 2 }
            : { stroke: 'transparent', width: TOUCH }
        return shapeElement(
          { kind: 'path', points, ...look },
          {
            key,
            'data-edge': key,
            role: 'button',
            tabIndex: i === Math.min(stop, edges.length - 1) ? 0 : -1,
            'aria-label': words(ref),
            className: classes['edge'],
            onPointerEnter: () => onPoint(ref),
            onPointerLeave: () => onPoint(null),
            onFocus: () => onPoint(ref),
            onBlur: () => onPoint(null),
            onClick: () => onEdge?.(ref),
            onKeyDown: (event: KeyboardEvent) => press(event, i),
          },
        )
      })}
      {onUnit && <Units scene={scene} checked={checked} onUnit={onUnit} />}
    </g>
  )
}

/** The units of a picture, to be pressed. */
function Units({ scene, checked, onUnit }: Pick<TouchedProps, 'scene' | 'checked'> & Required<Pick<Props, 'onUnit'>>) {
  const language = useInterface((s) => s.language)
  return scene.shapes.map((shape, i) => {
    const { ref } = shape
    if (ref?.kind !== 'unit' || shape.kind === 'text') return null
    const node = checked.nodes[ref.node]?.node
    return shapeElement(
      { ...shape, fill: 'transparent', stroke: 'transparent' },
      {
        key: i,
        'data-unit': `${ref.node}/${ref.index}`,
        role: 'button',
        className: classes['edge'],
        'aria-label': `${node ? nodeTitle(node, language) : ref.node} ${ref.index + 1}`,
        onClick: () => onUnit({ node: ref.node, index: ref.index }),
      },
    )
  })
}
