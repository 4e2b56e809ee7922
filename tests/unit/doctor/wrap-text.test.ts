import { describe, expect, it } from 'vitest'
import { wrapText } from '../../../scripts/doctor/wrap-text'

describe('wrapping text', () => {
  it('breaks at blanks only, and loses nothing', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrapText('one two three', 6)).toEqual(['one', 'two', 'three'])
    expect(wrapText('https://a-long-address.example x', 10)).toEqual(['https://a-long-address.example', 'x'])
    expect(wrapText('', 10)).toEqual([''])
  })
})
