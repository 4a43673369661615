/** What XML 1.0 cannot hold in any way, half characters included. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A text without the characters that no XML document may hold: they become `�`. */
export const toXmlText = (text: string): string => text.replace(FORBIDDEN, '\ufffd')
