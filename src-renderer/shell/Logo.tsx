import type { ReactElement } from 'react'

/** The mark: threads crossing between three units and three. */
export default function Logo({ size = 22 }: { readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <path d="M3 6c8 0 8 10 16 10M3 16C11 16 11 6 19 6M3 11h16" fill="none" stroke="var(--accent)" strokeWidth="1.6" />
      <g fill="var(--accent)">
        {[3, 19].flatMap((x) => [6, 11, 16].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r="2" />))}
      </g>
    </svg>
  )
}
