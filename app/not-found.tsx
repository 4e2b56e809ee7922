import { FileQuestionMark } from 'lucide-react'
import type { Metadata } from 'next'
import { CentredHeading, CentredPage } from '@/components/shell/centred-page'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <CentredPage>
      <div className="grid gap-6">
        <CentredHeading
          icon={<FileQuestionMark aria-hidden className="size-6 text-ink-faint" strokeWidth={1.75} />}
          title="There is no page here"
        >
          <p>The address may be mistyped, or the page has moved.</p>
        </CentredHeading>
        <ButtonLink href="/" variant="primary" size="lg">
          Go to the console
        </ButtonLink>
      </div>
    </CentredPage>
  )
}
