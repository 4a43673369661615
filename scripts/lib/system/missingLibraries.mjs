import { runQuietly } from '../runQuietly.mjs'

/** The shared libraries that a Linux program asks for and the system lacks. */
export async function missingLibraries(program) {
  if (process.platform !== 'linux') return []
  const { stdout } = await runQuietly('ldd', [program])
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

/** Which Debian package brings which library that Electron or Chromium asks for. */
const owners = [
  // GTK's package depends on the others in this line.
  [/^lib(gtk-3|gdk-3|gdk_pixbuf|cairo|pango|atk|atspi)/, 'libgtk-3-0'],
  [/^lib(nss3|nssutil3|smime3|nspr4)/, 'libnss3'],
  [/^libasound/, 'libasound2'],
  [/^libgbm/, 'libgbm1'],
  [/^libdrm/, 'libdrm2'],
  [/^libXss/, 'libxss1'],
  [/^libcups/, 'libcups2'],
  [/^libxkbcommon/, 'libxkbcommon0'],
  [/^libXcomposite/, 'libxcomposite1'],
  [/^libXdamage/, 'libxdamage1'],
  [/^libXrandr/, 'libxrandr2'],
  [/^libXfixes/, 'libxfixes3'],
  [/^libX11-xcb/, 'libx11-xcb1'],
  [/^libX11/, 'libx11-6'],
  [/^libxcb-dri3/, 'libxcb-dri3-0'],
  [/^libxcb/, 'libxcb1'],
  [/^libdbus/, 'libdbus-1-3'],
  [/^libexpat/, 'libexpat1'],
  [/^libudev/, 'libudev1'],
]

/** The Debian packages that bring these libraries; a library we do not know stands for itself. */
export function packagesOf(libraries) {
  const names = libraries.map((library) => owners.find(([pattern]) => pattern.test(library))?.[1] ?? library)
  return [...new Set(names)]
}
