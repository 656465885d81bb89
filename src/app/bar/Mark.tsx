/** A clock face with two hands and the angle between them. */
export function Mark() {
  return (
    <svg width={24} height={24} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true">
      <path d="M12 12V3.2A8.8 8.8 0 0 1 19.6 7.6Z" fill="currentColor" fillOpacity={0.22} stroke="none" />
      <circle cx={12} cy={12} r={10.6} strokeWidth={1.9} />
      <path d="M12 12V4.6" strokeWidth={1.7} />
      <path d="M12 12 18.4 8.3" strokeWidth={2.2} />
      <circle cx={12} cy={12} r={1.9} fill="currentColor" stroke="none" />
    </svg>
  )
}
