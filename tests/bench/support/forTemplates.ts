/** What the bench `templates` needs of the studio, in one bundle. */
export { partsOf } from '../../../shared/compile/partsOf'
export { kerasNetwork } from './kerasNetwork'
