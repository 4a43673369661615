import { cpus } from 'node:os'

/** The environment in which the studio starts a trainer that cuts its batches into so many parts. */
export const threadsOf = (parts) =>
  parts > 1 ? { TF_NUM_INTRAOP_THREADS: String(Math.floor(cpus().length / parts)) } : {}
