import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { load } from './load'
import { temporaryFolder } from './temporaryFolder'

const { download, Unreachable } = await load('lib/download.mjs')
const body = Buffer.from('0123456789')

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`
}

test('goes on where a broken transfer stopped', async () => {
  const ranges: (string | undefined)[] = []
  const url = await serve((request, response) => {
    ranges.push(request.headers.range)
    response.setHeader('etag', '"one"')
    if (!request.headers.range) {
      response.setHeader('content-length', body.length)
      response.write(body.subarray(0, 4))
      setTimeout(() => response.destroy(), 50)
      return
    }
    response.writeHead(206, { 'content-length': 6 })
    response.end(body.subarray(4))
  })
  const target = join(temporaryFolder(), 'file')
  await expect(download(url, target)).rejects.toThrow(/broke off/)
  expect(existsSync(target)).toBe(false)
  await download(url, target)
  expect(readFileSync(target)).toEqual(body)
  expect(ranges).toEqual([undefined, 'bytes=4-'])
  expect(existsSync(`${target}.part`)).toBe(false)
})

test('starts anew where the file changed meanwhile or is not known to be the same', async () => {
  const url = await serve((_, response) => {
    response.setHeader('etag', '"two"')
    response.end(body)
  })
  const target = join(temporaryFolder(), 'file')
  writeFileSync(`${target}.part`, 'old bytes that are longer than the new ones')
  writeFileSync(`${target}.part.etag`, '"one"')
  await download(url, target)
  expect(readFileSync(target)).toEqual(body)
})

test.each([
  ['refuses', () => Promise.resolve('http://127.0.0.1:1/file'), /could not be reached/],
  ['is silent', () => serve(() => {}), /no answer in 0.2 s/],
  ['has no such file', () => serve((_, response) => response.writeHead(404).end()), /answered 404/],
])('a server that %s is unreachable', async (_, start, message) => {
  const result = download(await start(), join(temporaryFolder(), 'file'), { connectMs: 200 })
  await expect(result).rejects.toThrow(message)
  await expect(result).rejects.toBeInstanceOf(Unreachable)
})

test('a transfer that falls silent ends', async () => {
  const url = await serve((_, response) => response.write('0'))
  await expect(download(url, join(temporaryFolder(), 'file'), { stallMs: 200 })).rejects.toThrow(/silent for 0.2 s/)
})
