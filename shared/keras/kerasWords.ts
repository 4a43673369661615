/** An object of Keras: its class and config, objects in the config written likewise. */
export interface KerasWords {
  readonly className: string
  readonly config: Readonly<Record<string, unknown>>
}
