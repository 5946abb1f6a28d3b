/** The heading of a dialog's section: its title and a line of description. */

export function SectionHead({ title, help }: { title: string; help: string }) {
  return (
    <div class="section-head">
      <h2>{title}</h2>
      <p class="field-help">{help}</p>
    </div>
  );
}
