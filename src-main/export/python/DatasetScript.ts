/** Stored data that a script carries with it. */
export interface StoredData {
  readonly iris?: readonly number[]
}

/** Python that makes or loads a data set: the rest of a function that gives an array for each port, in the numbers of this network. */
export interface DatasetScript {
  /** One sentence for the docstring. */
  readonly about: string
  readonly body: string
  /** Uses `rng`, a NumPy generator made from the seed. */
  readonly random?: boolean
  /** Arrays it makes, by their ports; absent: `features` and `target`. */
  readonly ports?: readonly string[]
}

export type Params = Readonly<Record<string, unknown>>
/** What a library has of its own for scripts that use it. */
export interface ScriptLibrary {
  /** Python that makes `(x_train, y_train), (x_test, y_test)`: handwritten digits as bytes, `[rows, 28, 28]`, and their labels. */
  readonly mnist: string
}
export type DatasetScripts = Readonly<
  Record<string, (p: Params, stored: StoredData, library: ScriptLibrary) => DatasetScript>
>
