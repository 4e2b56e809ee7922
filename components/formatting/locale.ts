const FALLBACK = 'en'

/** The first language of an `Accept-Language` header that this runtime can format numbers and dates in. */
export function toLocale(acceptLanguage: string | null): string {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 10)
    .map(part => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return Intl.NumberFormat.supportedLocalesOf(ranked.map(({ tag }) => tag))[0] ?? FALLBACK
}
