/** How "fit" frames the network: a margin around it, with room for the tools below, never larger than life. */
export const FIT = {
  padding: { top: '28px', left: '28px', right: '28px', bottom: '68px' },
  maxZoom: 1.1,
  minZoom: 0.1,
} as const
