/** Parameters that a form carries along unseen. */
export function Hidden({ params }: { params: readonly (readonly [name: string, value: string])[] }) {
  return (
    <>
      {params.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** The token without which a POST is refused; every form that writes starts with it. */
export function Csrf({ token }: { token: string }) {
  return <input type="hidden" name="csrf" value={token} />;
}
