/** Endings of files that networks of other programs come in. */
export const IMPORT_ENDINGS = ['keras', 'h5', 'hdf5', 'json', 'onnx', 'zip'] as const
