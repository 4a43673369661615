/** An id in Keras's spelling: `glorotUniform` becomes `glorot_uniform`. */
export const toSnakeCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
