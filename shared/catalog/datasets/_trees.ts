import type { Random } from '../../random'

/** Words of the leaves by id; 0 is no word. */
export const TREE_WORDS = {
  en: '· not very and but good bright bold bad dull weak'.split(' '),
  uk: '· не дуже і але добрий яскравий сміливий поганий нудний слабкий'.split(' '),
} as const
const NOT = 1
const VERY = 2
const AND = 3
const BUT = 4
const GOOD = 5
const BAD = 8
const CHOICES = 3

/** A leaf with a word, or a node with the places of its children in the list. */
export interface TreeNode {
  readonly word: number
  readonly children?: readonly [number, number]
}

/** Nodes of the greatest tree: two expressions, and two nodes and a word that join them. */
export const treeSize = (depth: number): number => (depth === 0 ? 1 : 2 * treeSize(depth - 1) + 3)

/** Share of expressions that hold no other although they might. */
const PLAIN = 0.2

/** A random tree that praises (1) or blames (0), children before parents. */
export function makeTree(label: number, depth: number, random: Random): readonly TreeNode[] {
  const nodes: TreeNode[] = []
  const leaf = (word: number): number => nodes.push({ word }) - 1
  const join = (left: number, right: number): number => nodes.push({ word: 0, children: [left, right] }) - 1
  const expression = (wanted: number, left: number): number => {
    if (left === 0 || random.uniform() < PLAIN) return leaf((wanted === 1 ? GOOD : BAD) + random.int(CHOICES))
    const inner = left - 1
    switch (random.int(4)) {
      case 0:
        return join(leaf(NOT), expression(1 - wanted, inner))
      case 1:
        return join(leaf(VERY), expression(wanted, inner))
      case 2: {
        // Blame on one side is enough for blame.
        const [first, second] =
          wanted === 1
            ? [1, 1]
            : ([
                [0, 0],
                [0, 1],
                [1, 0],
              ][random.int(3)] ?? [0, 0])
        const before = expression(first ?? 0, inner)
        return join(before, join(leaf(AND), expression(second ?? 0, inner)))
      }
      default: {
        const before = expression(random.int(2), inner)
        return join(before, join(leaf(BUT), expression(wanted, inner)))
      }
    }
  }
  expression(label, depth)
  return nodes
}
