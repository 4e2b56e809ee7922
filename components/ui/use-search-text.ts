import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { changeQuery } from './address-query'

const DEBOUNCE_MS = 200

/**
 * The search: `search` is what the address says and the list shows, `text` what stands in the field.
 * While the person types, the field is theirs; at all other times it follows the address.
 */
export function useSearchText() {
  const search = useSearchParams().get('search')?.trim() ?? ''
  const [text, setText] = useState(search)
  const [followed, setFollowed] = useState(search)
  const [typing, setTyping] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  if (search !== followed) {
    setFollowed(search)
    if (!typing) setText(search)
  }

  useEffect(() => {
    const follow = () => {
      clearTimeout(timer.current)
      setTyping(false)
      setText(new URLSearchParams(window.location.search).get('search') ?? '')
    }
    window.addEventListener('popstate', follow)
    return () => {
      clearTimeout(timer.current)
      window.removeEventListener('popstate', follow)
    }
  }, [])

  return {
    search,
    text,
    /** What was typed is searched for after a moment's rest. */
    type(next: string) {
      setText(next)
      setTyping(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => commit(next), next.trim() ? DEBOUNCE_MS : 0)
    },
    /** Ends the typing and searches at once. */
    finish() {
      if (!typing) return
      clearTimeout(timer.current)
      setTyping(false)
      commit(text)
    },
    /** A search from elsewhere on the page: one that the Back button undoes. */
    searchFor(next: string) {
      clearTimeout(timer.current)
      setTyping(false)
      setText(next)
      changeQuery({ search: next.trim() || null }, 'push')
    },
  }
}

function commit(text: string) {
  const search = text.trim()
  const current = new URLSearchParams(window.location.search).get('search') ?? ''
  if (search !== current) changeQuery({ search: search || null })
}
