/** Height and width of a letter, pixels. */
export const LETTER = { height: 7, width: 5 } as const

/** Rows of the letters from the top, a row of letters beside one another. */
const ROWS = `
.###. ####. .###. ####. ##### ##### .###. #...# .###. ..### #...# #.... #...#
#...# #...# #...# #...# #.... #.... #...# #...# ..#.. ...#. #..#. #.... ##.##
#...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #.#.. #.... #.#.#
##### ####. #.... #...# ####. ####. #.### ##### ..#.. ...#. ##... #.... #.#.#
#...# #...# #.... #...# #.... #.... #...# #...# ..#.. ...#. #.#.. #.... #...#
#...# #...# #...# #...# #.... #.... #...# #...# ..#.. #..#. #..#. #.... #...#
#...# ####. .###. ####. ##### #.... .###. #...# .###. .##.. #...# ##### #...#

#...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# #...# #...# ....#
##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
#.#.# #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
#..## #...# #.... #.#.# #.#.. ....# ..#.. #...# #...# #.#.# .#.#. ..#.. .#...
#..## #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## #...# ..#.. #....
#...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
`

/** The 26 Latin capitals as bits, row after row. */
export const ALPHABET: readonly { readonly name: string; readonly bits: readonly number[] }[] = ROWS.trim()
  .split('\n\n')
  .flatMap((block) => {
    const rows = block.split('\n').map((row) => row.split(' '))
    return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? '').join(''))
  })
  .map((drawn, i) => ({
    name: String.fromCharCode('A'.charCodeAt(0) + i),
    bits: Array.from(drawn, (dot) => Number(dot === '#')),
  }))

/** The letters in an order in which each is as close to orthogonal to those before it as may be, as −1 and +1. */
export const UNLIKE: typeof ALPHABET = Array.from('JRUXSTKNZQYCLBAEVHMWDFGIPO').flatMap((letter) =>
  ALPHABET.filter(({ name }) => name === letter),
)
