import { type Random, type WeightedTable, weights } from './random'
import { MONTH_MS } from './time'

export type Hardware = {
  manufacturer: string
  model: string
  /** Ages (months, in November 2026) this model is found at: it was sold for a time only. */
  age: readonly [number, number]
}

const DELL = 'Dell Inc.'
const HP = 'HP'
const LENOVO = 'LENOVO'
const MICROSOFT = 'Microsoft Corporation'

function model(manufacturer: string, name: string, youngest: number, oldest: number): Hardware {
  return { manufacturer, model: name, age: [youngest, oldest] }
}

/** Model names as the makers write them into the firmware; the weights are what a mixed European fleet looks like. */
const hardware = weights<Hardware>(
  [model(MICROSOFT, 'Surface Laptop, 7th Edition', 1, 28), 9],
  [model(MICROSOFT, 'Surface Pro, 11th Edition', 1, 28), 7],
  [model(MICROSOFT, 'Surface Laptop 6 for Business', 6, 31), 6],
  [model(MICROSOFT, 'Surface Laptop 5', 14, 48), 8],
  [model(MICROSOFT, 'Surface Pro 9', 14, 48), 6],
  [model(MICROSOFT, 'Surface Laptop 4', 34, 66), 3],
  [model(MICROSOFT, 'Surface Pro 7+', 36, 68), 2],
  [model(MICROSOFT, 'Surface Laptop Studio 2', 6, 36), 1.5],
  [model(MICROSOFT, 'Surface Go 4', 6, 37), 1],
  [model(DELL, 'Dell Pro 14 Plus PB14250', 1, 20), 6],
  [model(DELL, 'Latitude 7450', 4, 30), 7],
  [model(DELL, 'Latitude 5450', 4, 30), 6],
  [model(DELL, 'Latitude 5440', 12, 42), 5],
  [model(DELL, 'Latitude 7420', 36, 68), 2],
  [model(DELL, 'Precision 3591', 4, 28), 1.5],
  [model(DELL, 'OptiPlex Micro 7020', 4, 30), 2],
  [model(HP, 'HP EliteBook 840 14 inch G11 Notebook PC', 4, 30), 6],
  [model(HP, 'HP EliteBook 840 14 inch G10 Notebook PC', 12, 42), 4],
  [model(HP, 'HP EliteBook X G1i 14 inch Notebook Next Gen AI PC', 1, 18), 3],
  [model(HP, 'HP ProBook 450 15.6 inch G9 Notebook PC', 22, 54), 2],
  [model(HP, 'HP ZBook Firefly 14 inch G11 Mobile Workstation PC', 4, 28), 1],
  [model(LENOVO, 'ThinkPad T14 Gen 5', 4, 30), 4],
  [model(LENOVO, 'ThinkPad X1 Carbon Gen 12', 4, 32), 3],
  [model(LENOVO, 'ThinkPad X1 Carbon Gen 9', 36, 66), 1.5],
  [model(LENOVO, '21HMCTO1WW', 12, 40), 1],
  [model(LENOVO, 'ThinkCentre M70q Gen 4', 8, 38), 1.5],
)

const AGES_SEEN_MS = Date.UTC(2026, 10, 1)
const OLDEST = 68

/** The models on sale so many months before November 2026. What was on sale then is taken to be so ever after. */
const onSale: WeightedTable<Hardware>[] = Array.from({ length: OLDEST + 1 }, (_, months) => {
  const [first, ...others] = hardware.entries.flatMap(([item, weight]): [Hardware, number][] => {
    const [youngest, oldest] = item.age
    return youngest <= Math.max(1, months) && months <= oldest ? [[item, weight / (oldest - youngest)]] : []
  })
  if (first === undefined) throw new RangeError(`Nothing was on sale ${months} months before.`)
  return weights(first, ...others)
})

export function hardwareBoughtAt(time: number, random: Random): Hardware {
  const months = Math.min(OLDEST, Math.max(0, Math.floor((AGES_SEEN_MS - time) / MONTH_MS)))
  return random.weighted(onSale[months] ?? hardware)
}

const DIGITS = '0123456789'
/** Makers avoid vowels and look-alikes. */
const LETTERS_AND_DIGITS = '0123456789BCDFGHJKLMNPQRSTVWXYZ'

/** A serial number in its maker's style. */
export function serialNumberOf(manufacturer: string, random: Random): string {
  switch (manufacturer) {
    case MICROSOFT:
      return `0${random.text(11, DIGITS)}`
    case DELL:
      return `${random.text(6, LETTERS_AND_DIGITS)}${random.int(1, 4)}`
    case HP:
      return `5CG${random.int(0, 6)}${`${random.int(1, 52)}`.padStart(2, '0')}${random.text(4, LETTERS_AND_DIGITS)}`
    default:
      return `PF${random.text(6, LETTERS_AND_DIGITS)}`
  }
}
