/** A mouse tells its place 125 times a second, whether or not a page has drawn the last one; a browser passes on the newest for each frame. */
const MOUSE_INTERVAL = 8
/** Moves that may wait for their answer, so that a page that hangs is not buried under them. */
const UNDER_WAY = 12
const RADIUS = 80
/** Turns of the circle, radians a second: fast enough that every frame has a new place for the card. */
const TURNS = 6

/**
 * Drags a card in circles by real mouse moves and watches the page's frames by requestAnimationFrame.
 * @returns {Promise<{ frames: number[], shown: number, moved: number }>} frames: ms between two frames; shown: how many of them had
 *   the card at a new place; moved: how far the card is from its place in the end, px
 */
export async function dragFrames(page, card, milliseconds) {
  const before = await card.boundingBox()
  const at = { x: before.x + before.width / 2, y: before.y + Math.min(12, before.height / 4) }
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + RADIUS, at.y, { steps: 8 })
  const input = await page.context().newCDPSession(page)
  const under = new Set()
  let moves = 0
  const began = performance.now()
  const mouse = setInterval(() => {
    if (under.size >= UNDER_WAY) return
    const turn = (TURNS * (performance.now() - began)) / 1000
    const place = { x: at.x + RADIUS * Math.cos(turn), y: at.y + RADIUS * Math.sin(turn) }
    moves++
    const sent = input.send('Input.dispatchMouseEvent', { type: 'mouseMoved', button: 'left', buttons: 1, ...place })
    under.add(sent)
    const done = () => under.delete(sent)
    sent.then(done, done)
  }, MOUSE_INTERVAL)
  await card.evaluate((element) => {
    const watch = { frames: [], shown: 0, going: true }
    window.benchWatch = watch
    let last
    let place
    const tick = (now) => {
      if (last !== undefined) watch.frames.push(now - last)
      const { transform, translate } = element.style
      if (place !== undefined && place !== transform + translate) watch.shown++
      last = now
      place = transform + translate
      if (watch.going) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await new Promise((settle) => setTimeout(settle, milliseconds))
  clearInterval(mouse)
  const watched = await page.evaluate(() => {
    window.benchWatch.going = false
    return window.benchWatch
  })
  await Promise.all(under)
  await input.detach()
  const after = await card.boundingBox()
  await page.mouse.up()
  await page.keyboard.press('Control+z')
  return {
    frames: watched.frames,
    shown: watched.shown,
    moves,
    moved: Math.hypot(after.x - before.x, after.y - before.y),
  }
}
