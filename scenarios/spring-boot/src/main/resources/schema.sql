CREATE TABLE IF NOT EXISTS product (sku text PRIMARY KEY, name text NOT NULL, stock int NOT NULL);
CREATE TABLE IF NOT EXISTS placed (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sku text NOT NULL);
INSERT INTO product VALUES ('lamp', 'Desk lamp', 5), ('chair', 'Folding chair', 5) ON CONFLICT DO NOTHING;
