/** How "fit" frames the network: a margin around it, with room for the tools below, never larger than life. */
export const FIT = {
  padding: { top: '24px', left: '20px', right: '20px', bottom: '60px' },
  maxZoom: 1.1,
  minZoom: 0.1,
} as const
