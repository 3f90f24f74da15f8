import "@mantine/core/styles.css";
import {
  AppShell,
  Badge,
  Button,
  Card,
  Group,
  MantineProvider,
  Menu,
  Modal,
  NavLink,
  Select,
  SimpleGrid,
  Table,
  Tabs,
  TextInput,
  Title,
} from "@mantine/core";
import { type ReactElement, useState } from "react";
import { createRoot } from "react-dom/client";

const PLACES = ["Portfolio", "Pilots", "Workflows", "Import", "Reports", "Settings"];
/** With more rows it has as many elements as Today of a company. */
const COUNT = location.hash === "#elements" ? 115 : 50;
const ROWS = Array.from({ length: COUNT }, (_, row) => [
  `Company ${row}`,
  ["pilot", "scale", "stalled"][row % 3],
  `${50 + (row % 40)} %`,
  `Owner ${row % 7}`,
]);

/** A window of Mantine's own parts that does nothing: what the start of the app is measured against. */
function Shell(): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <AppShell header={{ height: 50 }} navbar={{ width: 200, breakpoint: "sm" }} padding="md">
      <AppShell.Header>
        <Group p="xs">
          <Title order={4}>Pilots</Title>
          <TextInput aria-label="Search" placeholder="Search" />
          <Menu>
            <Menu.Target>
              <Button>Menu</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item>One</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar>
        {PLACES.map((place) => (
          <NavLink key={place} label={place} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <SimpleGrid cols={4}>
          {[1, 2, 3, 4].map((tile) => (
            <Card key={tile} withBorder>
              Figure {tile} <Badge>up</Badge>
            </Card>
          ))}
        </SimpleGrid>
        <Select aria-label="Choice" data={["a", "b"]} />
        <Tabs defaultValue="a">
          <Tabs.List>
            <Tabs.Tab value="a">Trend</Tabs.Tab>
            <Tabs.Tab value="b">Table</Tabs.Tab>
          </Tabs.List>
        </Tabs>
        <Table>
          <Table.Tbody>
            {ROWS.map((cells) => (
              <Table.Tr key={cells[0]}>
                {cells.map((cell) => (
                  <Table.Td key={cell}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Button onClick={() => setIsOpen(true)}>Open</Button>
        <Modal opened={isOpen} onClose={() => setIsOpen(false)}>
          Nothing
        </Modal>
      </AppShell.Main>
    </AppShell>
  );
}

const place = document.querySelector("#root");
if (place === null) throw new Error("the page has no root");
createRoot(place).render(
  <MantineProvider
    getStyleNonce={() => document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? ""}
  >
    <Shell />
  </MantineProvider>,
);

if (location.hash === "#workers") {
  const workers = ["first", "second"].map(
    (name) => new Worker(new URL("./empty-worker.ts", import.meta.url), { type: "module", name }),
  );
  Object.assign(globalThis, { workers });
}
