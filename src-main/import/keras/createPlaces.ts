/** A class name as Keras writes it in paths: `MaxPooling2D` as `max_pooling2d`. */
const toPath = (className: string): string =>
  className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** Where Keras 3 keeps the weights of the layers of a model, one after another: by class, numbered where there are several. */
export function createPlaces(model: string): (className: string) => string {
  const counts = new Map<string, number>()
  return (className) => {
    const path = toPath(className)
    const count = counts.get(path) ?? 0
    counts.set(path, count + 1)
    return `${model === '' ? '' : `${model}/`}layers/${path}${count === 0 ? '' : `_${count}`}`
  }
}
