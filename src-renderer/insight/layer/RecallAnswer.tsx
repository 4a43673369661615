import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inside } from '@shared/ipc/inside'
import type { ViewLayer } from '../../inside/viewLayers'
import { frameParts } from '../../inside/views/frameParts'
import classes from '../insight.module.css'
import Numbers from './Numbers'

interface Props {
  readonly layer: ViewLayer
  readonly inside: Inside
}

/** What came in beside what the layer makes of it: a reconstruction, or the state in which it comes to rest. */
export default function RecallAnswer({ layer, inside }: Props): ReactElement | null {
  const { t } = useTranslation()
  const view = layer.views.find(({ kind }) => kind === 'film')
  const film = view?.kind === 'film' ? inside.inner[view.frames] : undefined
  const { entered } = inside
  const found = useMemo(() => {
    const [, steps = 0] = film?.shape ?? []
    if (!film || steps === 0) return null
    const size = film.values.length / ((film.shape[0] ?? 1) * steps)
    // A chain goes on by chance for ever: what it makes of the input is its first step.
    const chain = view?.kind === 'film' && view.frames === 'chain'
    const at = Math.min(chain ? 1 : steps - 1, steps - 1)
    const state = film.values.slice(at * size, (at + 1) * size)
    const given = entered?.values ?? []
    const [part] = frameParts(size, given.length, layer.picture)
    return { chain, given, made: part ? state.slice(part.from, part.to) : state }
  }, [film, view, entered, layer.picture])
  if (!found) return null
  const pictures = [
    [t('drawer.answer.given'), found.given],
    [t(found.chain ? 'drawer.answer.reconstruction' : 'drawer.answer.rest'), found.made],
  ] as const
  return (
    <div className={classes['answer']}>
      {pictures.map(([label, values]) => (
        <figure key={label} className={classes['seen']}>
          <Numbers values={values} picture={layer.picture} label={label} />
          <figcaption>{label}</figcaption>
        </figure>
      ))}
    </div>
  )
}
