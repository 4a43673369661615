import type { Exporter } from './defineExporter'

/** Every format a network can leave in, in the order shown. */
export const exporters: readonly Exporter[] = []
