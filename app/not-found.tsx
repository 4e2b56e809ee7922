import type { Metadata } from 'next'
import { CentredHeading, CentredPage } from '@/components/shell/centred-page'
import { buttonClass } from '@/components/ui/button-class'

export const metadata: Metadata = { title: 'Page not found' }

/** The link is a plain one: a component here would be in the first script of every page. */
export default function NotFound() {
  return (
    <CentredPage>
      <div className="grid gap-6">
        <CentredHeading title="There is no page here">
          <p>The address may be mistyped, or the page has moved.</p>
        </CentredHeading>
        <a href="/" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          Go to the console
        </a>
      </div>
    </CentredPage>
  )
}
