import { defineDataset } from '../define/dataset'
import { choice, float, int } from '../define/params'
import { labelType, manyClassEncoding, manyClassEncodingText } from './_labels'
import { makePoints, PLANE, pointTexts } from './_points'

const RING = { modes: 8, radius: 2 } as const
/** Modes along a side; they are 1 apart. */
const SIDE = 5

const LAYOUTS = {
  ring: {
    modes: RING.modes,
    center: (mode: number): readonly [number, number] => {
      const angle = (2 * Math.PI * mode) / RING.modes
      return [RING.radius * Math.cos(angle), RING.radius * Math.sin(angle)]
    },
  },
  grid: {
    modes: SIDE ** 2,
    center: (mode: number): readonly [number, number] => [
      (mode % SIDE) - (SIDE - 1) / 2,
      Math.floor(mode / SIDE) - (SIDE - 1) / 2,
    ],
  },
} as const

/** Small normal clouds on a ring (8) or a square grid (25): what generators are tried on. */
export default defineDataset({
  id: 'gaussianMixture',
  icon: '⁘',
  params: {
    samples: int(25, 100_000, 2000),
    layout: choice(['ring', 'grid'], 'ring'),
    spread: float(0, 1, 0.05),
    encoding: manyClassEncoding,
  },
  describe: (p) => ({
    rows: p.samples,
    testRows: 0,
    outputs: { features: { shape: [2], dtype: 'float32' }, target: labelType(LAYOUTS[p.layout].modes, p.encoding) },
    featureNames: PLANE,
  }),
  source: {
    kind: 'generated',
    make: (p, random) => {
      const { modes, center } = LAYOUTS[p.layout]
      return makePoints(p.samples, modes, (mode) => {
        const [x, y] = center(mode)
        return [x + p.spread * random.normal(), y + p.spread * random.normal()]
      })
    },
  },
  text: {
    en: {
      title: 'Gaussian mixture',
      short: 'Mixture',
      keywords: ['ring of 8 Gaussians', 'grid of 25 Gaussians', 'GAN', 'diffusion', 'mode collapse', '2-D mixture'],
      help: 'Small clouds of points far apart: eight on a ring of radius 2, or 25 on a grid. Real data for a generator: a GAN that makes only some of the clouds has collapsed, and anyone sees it at once; diffusion should find them all.',
      params: {
        samples: pointTexts.en.samples,
        layout: {
          title: 'Layout',
          help: 'How the centers of the clouds lie.',
          options: { ring: 'Ring of 8', grid: 'Grid of 25' },
        },
        spread: { title: 'Spread', help: 'Standard deviation of each cloud; neighbors on the grid are 1 apart.' },
        encoding: manyClassEncodingText.en,
      },
      ports: { features: 'Points', target: 'Cloud' },
    },
    uk: {
      title: 'Суміш гаусіан',
      short: 'Суміш',
      keywords: ['кільце з 8 гаусіан', 'сітка з 25 гаусіан', 'GAN', 'дифузія', 'колапс мод', 'двовимірна суміш'],
      help: 'Невеликі хмари точок далеко одна від одної: вісім на колі радіуса 2 або 25 на сітці. Справжні дані для генератора: якщо GAN створює лише деякі хмари, стався колапс, і це видно одразу; дифузія має знайти всі.',
      params: {
        samples: pointTexts.uk.samples,
        layout: {
          title: 'Розташування',
          help: 'Як лежать центри хмар.',
          options: { ring: 'Кільце з 8', grid: 'Сітка з 25' },
        },
        spread: {
          title: 'Розкид',
          help: 'Стандартне відхилення кожної хмари; сусідні центри на сітці — на відстані 1.',
        },
        encoding: manyClassEncodingText.uk,
      },
      ports: { features: 'Точки', target: 'Хмара' },
    },
  },
})
