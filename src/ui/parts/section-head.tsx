/** The head of a section of a dialog: its title, and in a line what it is about. */

export function SectionHead({ title, help }: { title: string; help: string }) {
  return (
    <div class="section-head">
      <h3>{title}</h3>
      <p class="field-help">{help}</p>
    </div>
  );
}
