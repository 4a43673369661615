import { ok, type Result } from '@shared/result'
import type { StudioClient } from '../bridge/client'
import type { DroppedFile } from './Dropped'

/** Bytes that go at a time: three become four characters. */
const PIECE = 3 * 2 ** 20

const toBase64 = (piece: Blob): Promise<string> =>
  new Promise((settle, reject) => {
    const reader = new FileReader()
    reader.onload = () => settle(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'))
    reader.readAsDataURL(piece)
  })

/**
 * Sends files whose place nobody knows, one after another, piece by piece.
 *
 * @param id Name that they are known by from now on.
 * @param onProgress Told the share that is sent, 0–1.
 */
export async function sendFiles(
  client: StudioClient,
  id: string,
  files: readonly DroppedFile[],
  onProgress: (share: number) => void,
): Promise<Result<null>> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  let sent = 0
  for (const { file } of files) {
    let at = 0
    // A file without a byte is sent too: its reader says what is wrong with it.
    do {
      const data = await toBase64(file.slice(at, at + PIECE))
      const received = await client.call('import.receive', { id, name: file.name, data })
      if (!received.ok) return received
      at += PIECE
      onProgress(total === 0 ? 1 : (sent + Math.min(at, file.size)) / total)
    } while (at < file.size)
    sent += file.size
  }
  return ok(null)
}
