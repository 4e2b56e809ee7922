import type { Account } from './accounts'
import { type EntraError, numbered } from './errors'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, character => ESCAPES[character] ?? character)
}

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8ebef); --quiet: light-dark(#57606a, #9aa4b0);
  --paper: light-dark(#fff, #1c2128); --ground: light-dark(#eef1f5, #0f1318); --line: light-dark(#d0d7de, #3a424d);
  --accent: light-dark(#0b57b7, #78b0ff); --note: light-dark(#fff4d6, #3b2f0f); }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; padding: 1rem }
main { width: min(27rem, 100%); background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.75rem }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .25rem } p { margin: 0 0 1rem } .quiet { color: var(--quiet) }
.note { background: var(--note); border-radius: .5rem; padding: .6rem .8rem; font-size: .875rem; margin: 1.25rem 0 0 }
button { font: inherit; color: inherit; cursor: pointer; border: 1px solid var(--line); border-radius: .5rem; background: none; padding: .6rem 1rem }
button:hover { border-color: var(--accent) } button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.account { display: flex; gap: .9rem; align-items: center; width: 100%; text-align: left; margin-bottom: .6rem }
.account b, .account small { display: block } .account small { color: var(--quiet) }
.initials { flex: none; display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%;
  background: var(--accent); color: var(--paper); font-weight: 600 }
.primary { background: var(--accent); border-color: var(--accent); color: var(--paper) }
code { overflow-wrap: anywhere }`

const NOTE =
  '<p class="note"><strong>This is a sandbox, not Microsoft.</strong> A pretend tenant on your own computer: no password is asked for, and nothing leaves it.</p>'

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} - sandbox tenant</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${content}${NOTE}</main></body></html>`
}

function initials(name: string): string {
  return name
    .split(' ')
    .map(part => part.charAt(0))
    .join('')
}

function accountButton(account: Account, hinted: boolean): string {
  return `<button class="account" name="account" value="${account.oid}"${hinted ? ' autofocus' : ''}>
<span class="initials" aria-hidden="true">${escapeHtml(initials(account.name))}</span>
<span><b>${escapeHtml(account.name)}</b><small>${escapeHtml(account.upn)}</small><small>${escapeHtml(account.description)}</small></span></button>`
}

/** Each account is a button that posts back to the authorization request it came from. */
export function accountPickerPage(
  accounts: readonly Account[],
  action: string,
  loginHint: string | null,
  tenantName: string,
): string {
  return page(
    'Pick an account',
    `<p class="quiet">to sign in to Managed Desktop Console, as somebody at ${escapeHtml(tenantName)}</p>
<form method="post" action="${escapeHtml(action)}">
${accounts.map(account => accountButton(account, account.upn === loginHint)).join('\n')}
<button name="account" value="cancel">Cancel</button></form>`,
  )
}

/** For faults that must not be sent to the client's redirect URI. */
export function errorPage(error: EntraError): string {
  return page(
    'We cannot sign you in',
    `<p>The sign-in request was refused.</p><p><code>${escapeHtml(numbered(error))}</code></p>`,
  )
}

export function signedOutPage(): string {
  return page('You signed out of your account', '<p class="quiet">It is a good idea to close all browser windows.</p>')
}

export function adminConsentPage(action: string, tenantName: string): string {
  return page(
    'Permissions requested',
    `<p class="quiet">Managed Desktop Console asks for these on behalf of everybody at ${escapeHtml(tenantName)}:</p>
<ul><li>Read device information (MWaaSDevice.Read)</li><li>Read and write support requests (MmdSupport.ReadWrite)</li>
<li>Sign you in, and keep you signed in (openid, offline_access)</li></ul>
<form method="post" action="${escapeHtml(action)}"><button class="primary" name="decision" value="accept">Accept</button>
<button name="decision" value="cancel">Cancel</button></form>`,
  )
}
