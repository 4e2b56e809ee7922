import { useEffect, useState } from 'react'

/** Whether something has been so for some milliseconds: what passes sooner need not be shown. */
export function useLasting(is: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false)
  if (lasts && !is) setLasts(false)
  useEffect(() => {
    if (!is) return
    const timer = setTimeout(() => setLasts(true), milliseconds)
    return () => clearTimeout(timer)
  }, [is, milliseconds])
  return lasts && is
}
