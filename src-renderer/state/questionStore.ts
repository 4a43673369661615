import type { Exposable } from '@shared/graph/blocks/toOwnBlock'
import type { FilesWanted } from '@shared/ipc/types'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the studio may have to ask before it goes on, and the possible answers. */
export interface Questions {
  /** The open project has changes that are not in its file, or no file at all. */
  unsaved: { about: { readonly title: string; readonly hasFile: boolean }; answer: 'save' | 'discard' | 'cancel' }
  /** Somebody else wrote the file since it was opened. */
  conflict: {
    about: { readonly name: string; readonly path: string }
    answer: 'saveAs' | 'overwrite' | 'reload' | 'cancel'
  }
  /** Where the host has no file dialogs: which file to open. */
  openFile: { about: { readonly folder?: string; readonly files?: FilesWanted }; answer: string | null }
  /** Where the host has no file dialogs: where to save. */
  saveFile: { about: { readonly name: string }; answer: { readonly path: string; readonly replace: boolean } | null }
  /** What a block of one's own is called, and which parameters can be set from outside, by name; none to choose from: only its name. */
  block: {
    about: { readonly title: string; readonly parameters: readonly Exposable[] }
    answer: { readonly title: string; readonly exposed: readonly string[] } | null
  }
}
export type QuestionKind = keyof Questions

export type Question = {
  [K in QuestionKind]: {
    readonly kind: K
    readonly about: Questions[K]['about']
    answer(answer: Questions[K]['answer']): void
  }
}[QuestionKind]

export interface QuestionState {
  readonly question: Question | null
  /** Resolves with the answer; while another question is open, at once with its way out. */
  ask<K extends QuestionKind>(kind: K, about: Questions[K]['about']): Promise<Questions[K]['answer']>
}
export type QuestionStore = StoreApi<QuestionState>

const WAY_OUT: { readonly [K in QuestionKind]: Questions[K]['answer'] } = {
  unsaved: 'cancel',
  conflict: 'cancel',
  openFile: null,
  saveFile: null,
  block: null,
}

export const createQuestionStore = (): QuestionStore =>
  createStore<QuestionState>((set, get) => ({
    question: null,
    ask: (kind, about) => {
      if (get().question) return Promise.resolve(WAY_OUT[kind])
      return new Promise((resolve) => {
        const answer = (value: Questions[typeof kind]['answer']): void => {
          set({ question: null })
          resolve(value)
        }
        set({ question: { kind, about, answer } as Question })
      })
    },
  }))
