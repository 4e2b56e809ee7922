'use client'

import { Card } from '@/components/ui/card'
import { useNumberText } from '@/components/ui/number'
import type { EntraGroup } from '@/lib/domain/entra-group'

/** The Entra groups a device or a person is in. How many members they have is told for a device only. */
export function GroupList({ of, groups }: { of: 'device' | 'person'; groups: EntraGroup[] }) {
  const number = useNumberText()
  const counted = groups.some(group => group.countMembers !== null)
  return (
    <Card title="Groups" aside={<span className="text-ink-muted text-sm">{number(groups.length)}</span>}>
      {groups.length === 0 ? (
        <p className="py-3 text-ink-muted text-sm">The service reports no group for this {of}.</p>
      ) : (
        <table className="w-full table-fixed text-left text-sm">
          <thead className="text-ink-muted text-xs">
            <tr className="h-8">
              <th className={counted ? 'w-2/5 font-medium max-sheet:w-3/4' : 'w-2/5 font-medium max-sheet:w-full'}>
                Name
              </th>
              <th className="font-medium max-sheet:hidden">Description</th>
              {counted && <th className="w-24 text-right font-medium">Members</th>}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {groups.map(group => (
              <tr key={group.id} className="h-9 align-middle">
                <td className="break-words py-1.5 pr-4">{group.displayName || group.id}</td>
                <td className="break-words py-1.5 pr-4 text-ink-muted max-sheet:hidden">{group.description}</td>
                {counted && (
                  <td className="text-right">{group.countMembers === null ? '' : number(group.countMembers)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
