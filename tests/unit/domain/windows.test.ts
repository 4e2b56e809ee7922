import { describe, expect, it } from 'vitest'
import { releaseOfBuild, toWindowsVersion } from '@/lib/domain/windows'

describe('a Windows version', () => {
  it('names its build and revision', () => {
    expect(toWindowsVersion('10.0.19043.1586')).toEqual({ build: 19043, revision: 1586 })
    expect(toWindowsVersion('10.0.26100')).toEqual({ build: 26100, revision: 0 })
  })

  it.each([
    null,
    '',
    '10.0',
    '10.0.19043.',
    '10.0.19043.1586.2',
    '10.0.1904x.1',
    ' 10.0.19043.1586',
    '10.0.19043.1586\n',
    '110.0.19043.1586',
    '6.3.9600.1',
    '19043.1586',
  ])('that reads %j is not guessed at', version => {
    expect(toWindowsVersion(version)).toBeNull()
  })

  it.each([
    [19045, 'Windows 10 22H2'],
    [22631, 'Windows 11 23H2'],
    [26100, 'Windows 11 24H2'],
    [26101, null],
    [0, null],
  ])('of build %i is called %s', (build, name) => {
    expect(releaseOfBuild(build)).toBe(name)
  })
})
