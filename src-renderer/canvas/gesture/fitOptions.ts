/** How "fit" frames the network: a margin around it, never larger than life. */
export const FIT = { padding: 0.12, maxZoom: 1.15, minZoom: 0.1 } as const
