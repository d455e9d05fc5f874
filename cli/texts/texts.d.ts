/** A Markdown file imported as its text (the bundler and the test runner load it so). */
declare module "*.md" {
  const text: string;
  export default text;
}
