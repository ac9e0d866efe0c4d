/** Puts HTML into an element by changing no more of it than is different: what is replaced costs styles and layout. */

const TEXT_NODE = 3;

/** Makes this HTML what an element holds; elements that stay the same ones keep focus, selection and listeners. */
export function putMarkup(element, html) {
  const template = element.ownerDocument.createElement("template");
  template.innerHTML = html;
  putChildren(element, template.content);
}

/** Gives a node the children of another one. */
function putChildren(node, wanted) {
  const [old, next] = [[...node.childNodes], [...wanted.childNodes]];
  next.forEach((child, i) => {
    if (!old[i]) node.append(child);
    else if (!isAlike(old[i], child)) old[i].replaceWith(child);
    else if (child.nodeType === TEXT_NODE) putText(old[i], child.data);
    else putElement(old[i], child);
  });
  for (const child of old.slice(next.length)) child.remove();
}

function putText(node, text) {
  if (node.data !== text) node.data = text;
}

function putElement(element, wanted) {
  for (const { name, value } of wanted.attributes)
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  for (const { name } of [...element.attributes]) if (!wanted.hasAttribute(name)) element.removeAttribute(name);
  putChildren(element, wanted);
}

/** Returns whether one node can become the other; other nodes than texts and elements are always replaced. */
function isAlike(node, wanted) {
  if (node.nodeType !== wanted.nodeType || node.nodeName !== wanted.nodeName) return false;
  return node.nodeType === TEXT_NODE || Boolean(node.attributes);
}
