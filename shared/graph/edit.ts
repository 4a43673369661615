import type { GraphDocument, GraphEdge, GraphGroup, GraphNode, GraphNote, TrainingSettings } from './document'

/** The lists of a document whose members have ids. */
export interface Collections {
  nodes: GraphNode
  edges: GraphEdge
  groups: GraphGroup
  notes: GraphNote
}
export type CollectionName = keyof Collections

/** Keys to set on a member; a key that is `undefined` is removed. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined }

type InsertEdit = {
  [C in CollectionName]: {
    readonly type: 'insert'
    readonly collection: C
    /** `index` is the place in the list after the insertion; absent: at the end. */
    readonly items: readonly { readonly index?: number; readonly value: Collections[C] }[]
    /** Puts back what was there before: an edge to nowhere, which a file may hold, may come back. */
    readonly restores?: true
  }
}[CollectionName]

type UpdateEdit = {
  [C in CollectionName]: {
    readonly type: 'update'
    readonly collection: C
    readonly patches: readonly { readonly id: string; readonly patch: Patch<Collections[C]> }[]
    readonly restores?: true
  }
}[CollectionName]

/**
 * A change of the document, as data. Five forms are closed under inversion: the inverse of an insert is a remove, of an
 * update an update, of a batch the reversed batch of inverses. What a person does (connect, insert on an edge, apply a fix)
 * is built from these by the functions in `commands/`.
 */
export type Edit =
  | InsertEdit
  | { readonly type: 'remove'; readonly collection: CollectionName; readonly ids: readonly string[] }
  | UpdateEdit
  | { readonly type: 'set'; readonly patch: { readonly title?: string; readonly training?: TrainingSettings } }
  | { readonly type: 'batch'; readonly edits: readonly Edit[] }

/** An edit together with what it is called in the undo menu (a key of the interface texts, `edits.<label>`). */
export interface LabeledEdit {
  readonly label: EditLabel
  readonly edit: Edit
}

export type EditLabel =
  | 'addNode'
  | 'addNodes'
  | 'addBlock'
  | 'saveBlock'
  | 'delete'
  | 'connect'
  | 'disconnect'
  | 'reconnect'
  | 'insertOnEdge'
  | 'move'
  | 'align'
  | 'arrange'
  | 'setParam'
  | 'rename'
  | 'freeze'
  | 'shareWeights'
  | 'group'
  | 'ungroup'
  | 'fold'
  | 'addNote'
  | 'editNote'
  | 'paste'
  | 'duplicate'
  | 'fix'
  | 'training'
  | 'title'
  | 'replaceNode'
  | 'restore'
  | 'weights'

/** What applying an edit gives: the next document and the edit that takes it back. */
export interface Applied {
  readonly document: GraphDocument
  readonly inverse: Edit
}
