/** The head of a section of the diagnostics: its title, and in a line what it shows. */

export function DiagnosticsHead({ title, help }: { title: string; help: string }) {
  return (
    <div class="diagnostics-head">
      <h3>{title}</h3>
      <p class="field-help">{help}</p>
    </div>
  );
}
