// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table of all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, and the links in it
import { clsx } from 'clsx'
import Link from 'next/link'
import { memo } from 'react'
import { CellText } from '@/components/ui/cell-text'
import { useNumberText } from '@/components/ui/number'
import { rowClass } from '@/components/ui/row-class'
import { rowPlace } from '@/components/ui/row-place'
import { type Person, personPath, personTitle } from '@/lib/domain/person'
import { furtherLines, isMatch, toDeviceLines } from './device-lines'
import { PersonDeviceLine } from './person-device-line'

const cell = 'flex h-9 min-w-0 items-center px-2.5 max-sheet:h-auto max-sheet:px-0'

/** One person: a row with a line for each device, or a card of two lines below 700 px. */
export const PersonRow = memo(function PersonRow({
  person,
  index,
  linesAbove,
  active,
  search,
}: {
  person: Person
  index: number
  /** Further lines of the rows above. */
  linesAbove: number
  /** Whether the Tab key lands here; the links of the row's devices follow. */
  active: boolean
  search: string
}) {
  const number = useNumberText()
  const { upn, email } = person
  const { devices, more } = toDeviceLines(person, search)
  const tabIndex = active ? 0 : -1
  // A card has no room for both: the mail stands in for the UPN where only it is why the person was found.
  const mailOnCard = isMatch(email, search) && !isMatch(upn, search)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      tabIndex={tabIndex}
      data-index={index}
      style={rowPlace.style(index, linesAbove, furtherLines(person))}
      className={clsx(
        rowPlace.className,
        rowClass,
        'grid grid-cols-(--tracks) grid-rows-1 max-sheet:grid-cols-[minmax(0,1fr)_fit-content(50%)] max-sheet:grid-rows-2 max-sheet:gap-x-3 max-sheet:gap-y-0.5 max-sheet:px-4 max-sheet:py-2.5',
      )}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className={clsx(
          cell,
          'sticky left-0 z-1 h-auto! items-start bg-inherit pt-2 pl-4 max-sheet:static max-sheet:z-auto max-sheet:col-1 max-sheet:row-1 max-sheet:items-end max-sheet:p-0 sheet:group-data-shifted/scroller:border-r',
        )}
      >
        <Link
          href={personPath(upn)}
          prefetch={false}
          tabIndex={-1}
          // On a card the link spreads over all of it.
          className="block min-w-0 truncate rounded-sm font-medium max-sheet:after:absolute max-sheet:after:inset-0 hover:underline"
        >
          <CellText text={personTitle(person)} search={search} />
        </Link>
      </div>
      <div role="gridcell" aria-colindex={2} className={clsx(cell, CARD_SECOND_LINE, mailOnCard && 'max-sheet:hidden')}>
        <CellText text={upn} search={search} />
      </div>
      <div
        role="gridcell"
        aria-colindex={3}
        className={clsx(
          cell,
          CARD_SECOND_LINE,
          !mailOnCard && 'max-sheet:hidden',
          // Mostly it is the UPN once more; where it is not, that shall be seen.
          email?.toLowerCase() === upn.toLowerCase() && 'text-ink-faint',
        )}
      >
        <CellText text={email ?? ''} search={search} />
      </div>
      <div
        role="gridcell"
        aria-colindex={4}
        className={clsx(cell, 'justify-end max-sheet:hidden', person.devices.length === 0 && 'text-ink-faint')}
      >
        {number(person.devices.length)}
      </div>
      <div
        role="gridcell"
        aria-colindex={5}
        aria-colspan={3}
        className="col-span-3 grid min-w-0 grid-cols-subgrid max-sheet:col-2 max-sheet:row-[1/3] max-sheet:block"
      >
        {devices.length === 0 ? (
          <span className="px-2.5 pt-2 text-ink-faint max-sheet:p-0 max-sheet:leading-[42px]">No device</span>
        ) : (
          <ul className="col-span-3 grid min-w-0 grid-cols-subgrid content-start py-1 max-sheet:block max-sheet:py-0">
            {devices.map((device, place) => (
              <PersonDeviceLine
                // biome-ignore lint/suspicious/noArrayIndexKey: not even serial numbers are sure to be there or to differ
                key={place}
                device={device}
                others={place === 0 ? person.devices.length - 1 : 0}
                search={search}
                tabIndex={tabIndex}
              />
            ))}
            {more > 0 && (
              <li className="col-span-3 flex h-7 items-center px-2.5 max-sheet:hidden">
                <Link
                  href={personPath(upn)}
                  prefetch={false}
                  tabIndex={tabIndex}
                  className="rounded-sm text-ink-muted hover:text-ink hover:underline"
                >
                  {number(more)} more devices
                </Link>
              </li>
            )}
          </ul>
        )}
      </div>
    </div>
  )
})

const CARD_SECOND_LINE = 'max-sheet:col-1 max-sheet:row-2 max-sheet:items-start max-sheet:text-ink-muted'
